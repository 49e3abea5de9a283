-- AlterTable
ALTER TABLE "products" ADD COLUMN     "listed_on" DATE NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateIndex
CREATE INDEX "products_listed_on_position_idx" ON "products"("listed_on" DESC, "position");
