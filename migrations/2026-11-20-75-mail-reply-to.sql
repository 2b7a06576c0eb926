-- Whom an answer to a letter goes to, where somebody wrote through the house; null for what the house itself writes.
alter table mail_message add reply_to text;
