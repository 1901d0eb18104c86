CREATE TABLE "frozen_cells" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"line_item_id" uuid NOT NULL,
	"objective_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL,
	"school_year" smallint NOT NULL,
	"had" boolean NOT NULL,
	"source_id" uuid,
	"sourced_id" text,
	"version" integer,
	"number" numeric,
	"text" text,
	"status" text,
	"flags" smallint,
	"scale_id" uuid,
	"scale_version" integer,
	"scored_on" date,
	"at" timestamp with time zone NOT NULL,
	"flag" jsonb,
	"ended_at" timestamp with time zone,
	CONSTRAINT "frozen_cells_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "frozen_cells_live" ON "frozen_cells" USING btree ("district_id","student_id","line_item_id","objective_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "frozen_cells_item" ON "frozen_cells" USING btree ("district_id","line_item_id") WHERE ended_at is null;