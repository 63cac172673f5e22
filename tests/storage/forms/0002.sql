BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE answers (
	assessment_id INTEGER NOT NULL, 
	question_id VARCHAR(64) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (assessment_id, question_id), 
	CONSTRAINT fk_answers_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES(4,'name','["MittagsTisch Uckermark gUG"]');
INSERT INTO "answers" VALUES(4,'sentence','["Wir kochen jeden Schultag frisches Mittagessen für Grundschulen, mit Zutaten von Höfen aus der Region."]');
INSERT INTO "answers" VALUES(4,'fields','["school_meals","food_regional"]');
INSERT INTO "answers" VALUES(4,'form','["food"]');
INSERT INTO "answers" VALUES(4,'yearly_price','["up_to_60k"]');
INSERT INTO "answers" VALUES(4,'term','["two_years"]');
INSERT INTO "answers" VALUES(4,'money_flow','["results"]');
INSERT INTO "answers" VALUES(4,'legal_form','["nonprofit_company"]');
INSERT INTO "answers" VALUES(4,'reserved','["not_both"]');
INSERT INTO "answers" VALUES(4,'target','["12073"]');
INSERT INTO "answers" VALUES(4,'start','["2027-Q3"]');
INSERT INTO "answers" VALUES(4,'budget_rhythm','["one_year"]');
INSERT INTO "answers" VALUES(4,'named_contacts','["address_or_one_name"]');
INSERT INTO "answers" VALUES(4,'decision_path','["read_website"]');
INSERT INTO "answers" VALUES(4,'funding_in_use','["programmes_in_general"]');
INSERT INTO "answers" VALUES(4,'staying_power','["about_six_months"]');
INSERT INTO "answers" VALUES(4,'target_list','["one_or_two"]');
INSERT INTO "answers" VALUES(4,'openness_proof','["hearsay"]');
INSERT INTO "answers" VALUES(4,'money_situation','["unknown"]');
INSERT INTO "answers" VALUES(4,'coverage','["own_channels"]');
INSERT INTO "answers" VALUES(4,'local_angle','["local_person_or_place"]');
INSERT INTO "answers" VALUES(4,'findable','["general_website"]');
INSERT INTO "answers" VALUES(4,'recommenders','["nobody"]');
INSERT INTO "answers" VALUES(4,'networks','["member"]');
INSERT INTO "answers" VALUES(4,'asking','["when_it_fits"]');
INSERT INTO "answers" VALUES(4,'reference','["private_customers"]');
INSERT INTO "answers" VALUES(4,'effort_shown','["our_price"]');
INSERT INTO "answers" VALUES(4,'callable_person','["not_asked_yet"]');
INSERT INTO "answers" VALUES(4,'tender_timing','["when_published"]');
INSERT INTO "answers" VALUES(4,'contract_value','["yearly_price"]');
INSERT INTO "answers" VALUES(4,'papers','["scattered"]');
INSERT INTO "answers" VALUES(4,'one_sentence_offer','["result_for_unit"]');
INSERT INTO "answers" VALUES(4,'permanence','["hope"]');
INSERT INTO "answers" VALUES(4,'compliance','["drafted"]');
INSERT INTO "answers" VALUES(4,'stage','["idea"]');
INSERT INTO "answers" VALUES(7,'name','["Reparaturwerk Lausitz"]');
INSERT INTO "answers" VALUES(7,'fields','["climate_environment","building_green"]');
INSERT INTO "answers" VALUES(7,'form','["goods"]');
INSERT INTO "answers" VALUES(7,'yearly_price','["unknown"]');
INSERT INTO "answers" VALUES(7,'term','["unknown"]');
INSERT INTO "answers" VALUES(7,'money_flow','["results"]');
INSERT INTO "answers" VALUES(7,'legal_form','["not_founded"]');
INSERT INTO "answers" VALUES(7,'reserved','["unknown"]');
INSERT INTO "answers" VALUES(7,'target','["12052"]');
INSERT INTO "answers" VALUES(7,'start','["unknown"]');
INSERT INTO "answers" VALUES(7,'budget_rhythm','["unknown"]');
INSERT INTO "answers" VALUES(7,'named_contacts','["nobody"]');
INSERT INTO "answers" VALUES(7,'decision_path','["unknown"]');
INSERT INTO "answers" VALUES(7,'funding_in_use','["unknown"]');
INSERT INTO "answers" VALUES(7,'staying_power','["about_six_months"]');
INSERT INTO "answers" VALUES(7,'target_list','["one_or_two"]');
INSERT INTO "answers" VALUES(7,'openness_proof','["unknown"]');
INSERT INTO "answers" VALUES(7,'money_situation','["unknown"]');
INSERT INTO "answers" VALUES(7,'coverage','["own_channels"]');
INSERT INTO "answers" VALUES(7,'local_angle','["product_story"]');
INSERT INTO "answers" VALUES(7,'findable','["no_website"]');
INSERT INTO "answers" VALUES(7,'recommenders','["friends_or_family"]');
INSERT INTO "answers" VALUES(7,'networks','["no_network"]');
INSERT INTO "answers" VALUES(7,'asking','["inapplicable"]');
INSERT INTO "answers" VALUES(7,'reference','["nobody"]');
INSERT INTO "answers" VALUES(7,'effort_shown','["unknown"]');
INSERT INTO "answers" VALUES(7,'callable_person','["inapplicable"]');
INSERT INTO "answers" VALUES(7,'tender_timing','["unknown"]');
INSERT INTO "answers" VALUES(7,'contract_value','["unknown"]');
INSERT INTO "answers" VALUES(7,'papers','["unknown"]');
INSERT INTO "answers" VALUES(7,'one_sentence_offer','["mission"]');
INSERT INTO "answers" VALUES(7,'permanence','["open"]');
INSERT INTO "answers" VALUES(7,'compliance','["unknown"]');
CREATE TABLE assessments (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	fingerprint BLOB NOT NULL, 
	edition VARCHAR(16) NOT NULL, 
	created_at INTEGER NOT NULL, 
	changed_at INTEGER NOT NULL, 
	CONSTRAINT uq_assessments_fingerprint UNIQUE (fingerprint)
);
INSERT INTO "assessments" VALUES(4,X'2CB606435AAAE2A013C1A6CA0D94E463E1DC89158E02553683A657EF811BA61E','2026.1',1772443800,1795426200);
INSERT INTO "assessments" VALUES(7,X'4609B88655BA8AD097A425F70C66602A6FFCCE33E0A17C98F7E99EB24E065C3E','2026.1',1795426200,1795426260);
CREATE TABLE earlier_answers (
	assessment_id INTEGER NOT NULL, 
	day DATE, 
	answers TEXT NOT NULL, 
	CONSTRAINT pk_earlier_answers PRIMARY KEY (assessment_id), 
	CONSTRAINT fk_earlier_answers_assessment_id FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "earlier_answers" VALUES(4,'2026-03-02','{"name":["MittagsTisch"],"named_contacts":["nobody"]}');
INSERT INTO "earlier_answers" VALUES(7,NULL,'{"named_contacts":["nobody"]}');
CREATE INDEX ix_assessments_changed_at ON assessments (changed_at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('assessments',7);
COMMIT;
