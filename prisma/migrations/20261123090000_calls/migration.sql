-- How a message travels: as a text, or read out in a call.
ALTER TABLE "sms_messages" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'sms';
ALTER TABLE "sms_messages" ADD CONSTRAINT "sms_messages_channel_is_known" CHECK ("channel" IN ('sms', 'voice'));
