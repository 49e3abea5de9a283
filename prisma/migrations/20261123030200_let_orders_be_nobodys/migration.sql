-- AlterTable
ALTER TABLE "orders" ALTER COLUMN "user_id" DROP NOT NULL;

-- What was bought, for how much and at which tax is kept for the books. It becomes nobody's only without name,
-- number and address, and not while it waits for its buyer.
ALTER TABLE "orders"
  ADD CONSTRAINT "orders_of_nobody_name_nobody" CHECK ("user_id" IS NOT NULL OR (
    "status" <> 'awaiting_approval' AND "address_id" IS NULL AND "binding" = ''
    AND "ship_name" || "ship_phone" || "ship_line1" || "ship_line2" || "ship_city" || "ship_pin" = ''
  ));
