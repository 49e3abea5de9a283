// Loaded into the shop's server. When the command that started it dies without a chance to say so
// (kill -9, a closed window), the channel between them closes, and the server ends too instead of
// keeping its port.
//
// A process that this one forks loads it as well, and lives by a channel of its own: not for us to end.
if (process.ppid === Number(process.env.EXIT_WITH_PARENT)) {
  process.channel?.unref();
  // It may have died before this was loaded.
  if (process.connected) process.once('disconnect', end);
  else end();
}

function end() {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5000).unref();
}
