ALTER TABLE "frameworks" ADD COLUMN "creator" text;--> statement-breakpoint
ALTER TABLE "frameworks" ADD COLUMN "edition" text;--> statement-breakpoint
ALTER TABLE "frameworks" ADD COLUMN "adoption" text;--> statement-breakpoint
ALTER TABLE "frameworks" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "objective_associations" ADD COLUMN "framework_id" uuid;--> statement-breakpoint
ALTER TABLE "objectives" ADD COLUMN "item_type" text;--> statement-breakpoint
ALTER TABLE "objectives" ADD COLUMN "list_number" text;--> statement-breakpoint
ALTER TABLE "objectives" ADD COLUMN "grade_levels" text[];--> statement-breakpoint
ALTER TABLE "objectives" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "objective_associations" ADD CONSTRAINT "objective_associations_district_id_framework_id_frameworks_district_id_id_fk" FOREIGN KEY ("district_id","framework_id") REFERENCES "public"."frameworks"("district_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "frameworks" ADD CONSTRAINT "frameworks_name" UNIQUE("district_id","external_id");