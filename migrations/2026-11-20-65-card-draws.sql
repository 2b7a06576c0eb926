-- When a card was drawn is nobody's to know: its hour beside the board's could join voters and ballots.
alter table card_issue drop column at;
