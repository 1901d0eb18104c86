ALTER TABLE "grades" ADD COLUMN "counted" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "grades" ADD COLUMN "missing" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "grades" ADD COLUMN "exempt" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "grades" ADD COLUMN "dropped" smallint DEFAULT 0 NOT NULL;