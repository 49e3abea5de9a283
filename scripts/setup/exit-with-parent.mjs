// Loaded into the shop's server. When the command that started it dies without a chance to say so
// (kill -9, a closed window), the channel between them closes, and the server ends too instead of
// keeping its port.
process.channel?.unref();
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 5000).unref();
});
