CREATE TABLE "policy_adoptions" (
	"district_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"policy_id" uuid NOT NULL,
	"version" integer,
	"asked_by" uuid,
	"at" timestamp with time zone NOT NULL,
	"state" text NOT NULL,
	"pairs" integer,
	"pairs_done" integer DEFAULT 0 NOT NULL,
	"changed" integer,
	"finished_at" timestamp with time zone,
	CONSTRAINT "policy_adoptions_district_id_id_pk" PRIMARY KEY("district_id","id")
);
--> statement-breakpoint
ALTER TABLE "policy_adoptions" ADD CONSTRAINT "policy_adoptions_district_id_policy_id_mastery_policies_district_id_id_fk" FOREIGN KEY ("district_id","policy_id") REFERENCES "public"."mastery_policies"("district_id","id") ON DELETE no action ON UPDATE no action;