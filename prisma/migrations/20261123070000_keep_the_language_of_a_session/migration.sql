-- AlterTable
ALTER TABLE "sessions" ADD COLUMN     "locale" TEXT;
