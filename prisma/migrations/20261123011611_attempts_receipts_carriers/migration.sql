-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "sms_status" ADD VALUE 'unknown';
ALTER TYPE "sms_status" ADD VALUE 'undelivered';
ALTER TYPE "sms_status" ADD VALUE 'delivered';

-- AlterTable
ALTER TABLE "sms_messages" ADD COLUMN     "awaits_receipt" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sending_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "sms_attempts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "message_id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT,
    "provider_message_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "sms_attempts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sms_receipts" (
    "provider" TEXT NOT NULL,
    "provider_message_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "reason" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sms_receipts_pkey" PRIMARY KEY ("provider","provider_message_id","status")
);

-- CreateTable
CREATE TABLE "sms_opt_outs" (
    "phone" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sms_opt_outs_pkey" PRIMARY KEY ("phone")
);

-- CreateTable
CREATE TABLE "carriers" (
    "name" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "paused_until" TIMESTAMPTZ(3),
    "step" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "carriers_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "sms_attempts_message_id_idx" ON "sms_attempts"("message_id");

-- CreateIndex
CREATE INDEX "sms_attempts_provider_started_at_idx" ON "sms_attempts"("provider", "started_at");

-- CreateIndex
CREATE INDEX "sms_attempts_provider_provider_message_id_idx" ON "sms_attempts"("provider", "provider_message_id");

-- CreateIndex
CREATE INDEX "sms_receipts_received_at_idx" ON "sms_receipts"("received_at");

-- AddForeignKey
ALTER TABLE "sms_attempts" ADD CONSTRAINT "sms_attempts_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "sms_messages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Of a message's attempts at most one may ever have been taken: whoever wants to ask another carrier while
-- one has it, or may have it, cannot write down that it will (I12).
CREATE UNIQUE INDEX "sms_attempts_taken_once" ON "sms_attempts"("message_id")
    WHERE "outcome" IN ('open', 'accepted', 'unknown');

ALTER TABLE "sms_attempts" ADD CONSTRAINT "sms_attempts_outcome_known" CHECK ("outcome" IN (
    'open', 'accepted', 'unknown', 'not_taken', 'retry', 'throttled', 'refused', 'opted_out', 'misconfigured'));
ALTER TABLE "sms_receipts" ADD CONSTRAINT "sms_receipts_status_known"
    CHECK ("status" IN ('sent', 'delivered', 'undelivered'));
ALTER TABLE "carriers" ADD CONSTRAINT "carriers_step_in_range" CHECK ("step" BETWEEN 0 AND 3);
ALTER TABLE "carriers" ADD CONSTRAINT "carriers_failures_not_negative" CHECK ("failures" >= 0);

-- Looked through every few seconds by every worker: only what is not finished. The statuses are named as
-- what they are not: a new value of an enumeration cannot be used in the transaction that adds it.
CREATE INDEX "sms_messages_unfinished" ON "sms_messages"("created_at") WHERE "sent_at" IS NULL AND "status" <> 'undeliverable';
