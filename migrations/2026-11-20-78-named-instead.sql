-- Whoever was named in somebody's place and had an invitation already is not invited twice: the one that stands is noted
-- here, for those who invite. Null where the substitute got an invitation of their own (invitation.substitute_for).

alter table invitation_end add column named uuid references invitation;
alter table invitation_end add constraint invitation_end_named check (named is null or cause = 'substituted');
