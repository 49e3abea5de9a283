-- Codes made before shared a salt and do not say which row they are in: they are to be made anew.
DELETE FROM "backup_codes";

-- DropIndex
DROP INDEX "backup_codes_user_id_idx";

-- AlterTable
ALTER TABLE "backup_codes" DROP COLUMN "salt",
DROP COLUMN "hash",
ADD COLUMN     "hash" TEXT NOT NULL,
ADD COLUMN     "position" SMALLINT NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "backup_codes_user_id_position_key" ON "backup_codes"("user_id", "position");
