-- A dialogue that was announced and is called off: it stays on the public site, with the reason.

create table dialogue_cancellation (
  dialogue_id uuid primary key references dialogue,
  reason texts not null,
  by uuid references person,
  at timestamptz not null
);
