-- Whoever signs in with a password that somebody else gave her chooses her own before anything else. Passwords that
-- were given before stay as they are.

alter table users add column password_given boolean not null default false;
