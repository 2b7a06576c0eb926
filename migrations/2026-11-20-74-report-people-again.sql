-- What was said of somebody in a participants' report can be taken back: it is to be said again, whatever address and name
-- tell.

alter table attendance_import_resolution drop constraint attendance_import_resolution_outcome_check;
alter table attendance_import_resolution add constraint attendance_import_resolution_outcome_check
  check (outcome in ('seat', 'added', 'left-out', 'open'));
