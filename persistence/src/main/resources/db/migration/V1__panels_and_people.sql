-- One script for H2 2.2 and PostgreSQL 13+. Placeholders (see Migration) carry the only differences:
--   ${binary}   binary collation on PostgreSQL: names are compared by code point on every server, whatever its locale
--   ${hot}      room in each page on PostgreSQL, so that frequent updates stay in their page and touch no index (HOT)
-- Sequences count in blocks of 50 and start with 50, since EclipseLink takes a value as the end of its block.

CREATE SEQUENCE panel_group_seq INCREMENT BY 50 START WITH 50;
CREATE SEQUENCE panel_seq INCREMENT BY 50 START WITH 50;
CREATE SEQUENCE person_seq INCREMENT BY 50 START WITH 50;
CREATE SEQUENCE api_token_seq INCREMENT BY 50 START WITH 50;

-- What is watched ------------------------------------------------------------------------------------------------------------------

CREATE TABLE panel_group (
    id         bigint                   NOT NULL PRIMARY KEY,
    name       varchar(100)             NOT NULL,
    name_key   varchar(300)             NOT NULL, -- the name in lower case
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT panel_group_name_key UNIQUE (name_key)
);

CREATE TABLE panel (
    id               bigint                   NOT NULL PRIMARY KEY,
    label            varchar(100)             NOT NULL,
    group_id         bigint,
    url              varchar(2000)            NOT NULL,
    tls_pin          varchar(64),
    username         varchar(500),
    credentials_kind varchar(10)              NOT NULL, -- password, token
    second_factor    varchar(12)              NOT NULL, -- none, totpSeed, loginSecret
    poll_seconds     integer                  NOT NULL,
    paused           boolean                  NOT NULL,
    archived_at      timestamp with time zone,
    added_at         timestamp with time zone NOT NULL,
    version          bigint                   NOT NULL,
    CONSTRAINT panel_group_of_panel FOREIGN KEY (group_id) REFERENCES panel_group (id)
);

CREATE INDEX panel_of_group ON panel (group_id);

CREATE TABLE panel_tag (
    panel_id bigint      NOT NULL REFERENCES panel (id),
    tag      varchar(40) NOT NULL,
    PRIMARY KEY (panel_id, tag)
);

-- Encrypted, bound to their row.
CREATE TABLE panel_secret (
    panel_id    bigint      NOT NULL PRIMARY KEY REFERENCES panel (id),
    key_id      varchar(40) NOT NULL, -- of the credentials
    credentials bytea       NOT NULL,
    session     bytea
);

-- What the polls told. The tables below carry no foreign key: panels are never deleted, and checking one for each row of a poll would lock
-- the panel's row each time.

-- One row per panel, rewritten by every claim and every poll. No index beside the primary key, or no update would be HOT; a few thousand
-- rows are scanned in a millisecond.
CREATE TABLE panel_watch (
    panel_id            bigint                   NOT NULL PRIMARY KEY,
    due_at              timestamp with time zone NOT NULL,
    lease_owner         varchar(100),
    lease_until         timestamp with time zone,
    record_no           bigint                   NOT NULL, -- goes up with everything that outdates a poll under way
    recorded_at         timestamp with time zone NOT NULL, -- last change that pages should show
    state               varchar(20)              NOT NULL,
    since               timestamp with time zone NOT NULL,
    cause_code          varchar(40),
    cause_evidence      varchar(300),
    login_blocked       boolean                  NOT NULL, -- login refused: no further attempt until a person acts
    version_text        varchar(60),
    panel_guid          varchar(64) ${binary},
    database_kind       varchar(20),
    has_nodes           boolean                  NOT NULL,
    xray_state          varchar(10),
    xray_version        varchar(60),
    xray_uptime         bigint                   NOT NULL,
    cpu                 double precision,
    memory_used         bigint,
    memory_total        bigint,
    disk_used           bigint,
    disk_total          bigint,
    host_uptime         bigint,
    answered_at         timestamp with time zone,
    polled_at           timestamp with time zone,
    took_ms             bigint,
    inventory_at        timestamp with time zone,
    inventory_tried_at  timestamp with time zone,
    known_until         timestamp with time zone,
    stale_at            timestamp with time zone, -- from here on the online list no longer says who is online now
    online_known        boolean                  NOT NULL,
    online_count        integer,
    empty_once          boolean                  NOT NULL,
    clock_difference_ms bigint
) ${hot};

-- A ring: the slot is the record number modulo 20.
CREATE TABLE panel_poll (
    panel_id       bigint                   NOT NULL,
    slot           smallint                 NOT NULL,
    polled_at      timestamp with time zone NOT NULL,
    took_ms        bigint                   NOT NULL,
    requests       integer                  NOT NULL,
    logins         integer                  NOT NULL,
    cause_code     varchar(40),
    cause_evidence varchar(300),
    online_count   integer,
    PRIMARY KEY (panel_id, slot)
) ${hot};

CREATE TABLE open_presence (
    panel_id     bigint                   NOT NULL,
    email        varchar(1000) ${binary}  NOT NULL,
    node         varchar(64) ${binary}    NOT NULL, -- GUID of the node that sees the client, empty for the panel itself
    email_key    varchar(1000) ${binary}  NOT NULL, -- the e-mail in lower case, for search and order
    since        timestamp with time zone NOT NULL,
    precision_ms bigint,
    PRIMARY KEY (panel_id, email, node)
);

CREATE TABLE inbound (
    panel_id   bigint        NOT NULL,
    inbound_id bigint        NOT NULL, -- the panel's number
    tag        varchar(1000) NOT NULL,
    remark     varchar(1000) NOT NULL,
    protocol   varchar(40)   NOT NULL,
    port       integer       NOT NULL,
    enabled    boolean       NOT NULL,
    up         bigint        NOT NULL,
    down       bigint        NOT NULL,
    quota      bigint        NOT NULL,
    expires_at timestamp with time zone,
    node_id    bigint,
    PRIMARY KEY (panel_id, inbound_id)
) ${hot};

CREATE TABLE client (
    panel_id           bigint                  NOT NULL,
    email              varchar(1000) ${binary} NOT NULL,
    enabled            boolean                 NOT NULL,
    up                 bigint                  NOT NULL,
    down               bigint                  NOT NULL,
    quota              bigint                  NOT NULL,
    expires_at         timestamp with time zone,
    starts_at_first_use_ms bigint              NOT NULL,
    last_online        timestamp with time zone,
    PRIMARY KEY (panel_id, email)
) ${hot};

CREATE TABLE client_inbound (
    panel_id   bigint                  NOT NULL,
    email      varchar(1000) ${binary} NOT NULL,
    inbound_id bigint                  NOT NULL,
    PRIMARY KEY (panel_id, email, inbound_id)
);

-- People and the portal itself -----------------------------------------------------------------------------------------------------

CREATE TABLE person (
    id            bigint                   NOT NULL PRIMARY KEY,
    username      varchar(100)             NOT NULL,
    username_key  varchar(300)             NOT NULL, -- the name in lower case
    password_hash varchar(500)             NOT NULL,
    role          varchar(20)              NOT NULL,
    created_at    timestamp with time zone NOT NULL,
    disabled      boolean                  NOT NULL,
    version       bigint                   NOT NULL,
    CONSTRAINT person_username_key UNIQUE (username_key)
);

CREATE TABLE api_token (
    id           bigint                   NOT NULL PRIMARY KEY,
    person_id    bigint                   NOT NULL REFERENCES person (id),
    name         varchar(100)             NOT NULL,
    hash         varchar(64)              NOT NULL, -- SHA-256; the token itself is shown once and not kept
    created_at   timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    CONSTRAINT api_token_hash UNIQUE (hash)
);

CREATE INDEX api_token_of_person ON api_token (person_id);

CREATE TABLE throttle (
    throttle_key varchar(100)             NOT NULL PRIMARY KEY,
    attempts     integer                  NOT NULL,
    last_at      timestamp with time zone NOT NULL
);

-- One row: whoever sets the time is the one who may create the first owner.
CREATE TABLE portal (
    id             smallint NOT NULL PRIMARY KEY CHECK (id = 1),
    first_owner_at timestamp with time zone
);

INSERT INTO portal (id) VALUES (1);

CREATE TABLE vault_key (
    key_id      varchar(40)              NOT NULL PRIMARY KEY,
    check_value bytea                    NOT NULL,
    created_at  timestamp with time zone NOT NULL
);
