CREATE TABLE "audit_seals" (
	"district_id" uuid NOT NULL,
	"number" bigint NOT NULL,
	"audit_id" uuid NOT NULL,
	"sealed_at" timestamp with time zone NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_seals_district_id_number_pk" PRIMARY KEY("district_id","number"),
	CONSTRAINT "audit_seals_audit" UNIQUE("district_id","audit_id")
);
--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"district_id" uuid NOT NULL,
	"audit_id" uuid NOT NULL,
	CONSTRAINT "audit_unsealed_district_id_audit_id_pk" PRIMARY KEY("district_id","audit_id")
);
--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit" USING btree ("district_id","at","id");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit" USING btree ("district_id","actor_id","at");--> statement-breakpoint
-- What was written before there was a chain waits for its seal as well; the owner, too, sees one district at a time.
DO $$
DECLARE each_district uuid;
BEGIN
	FOR each_district IN SELECT "id" FROM "districts" LOOP
		PERFORM set_config('app.district_id', each_district::text, true);
		INSERT INTO "audit_unsealed" ("district_id", "audit_id")
			SELECT "district_id", "id" FROM "audit" WHERE "district_id" = each_district;
	END LOOP;
	PERFORM set_config('app.district_id', '', true);
END $$;
