CREATE TABLE next_release (id bigint PRIMARY KEY);
