-- Nothing to do here: what filters need is registered with each connection.
SELECT 1;
