-- The learner agrees that name and e-mail, which they joined, go to the platform where the organisation's badges live.
CREATE TABLE platform_consent (
    claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    given BIGINT NOT NULL,
    -- When they were last in a file.
    exported BIGINT
);
