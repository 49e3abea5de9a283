-- CreateTable
CREATE TABLE "demo_sim_swaps" (
    "to" TEXT NOT NULL,
    "swapped_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "demo_sim_swaps_pkey" PRIMARY KEY ("to")
);
