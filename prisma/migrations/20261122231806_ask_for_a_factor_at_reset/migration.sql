-- AlterTable
ALTER TABLE "reset_permits" ADD COLUMN     "needs_factor" BOOLEAN NOT NULL DEFAULT false;
