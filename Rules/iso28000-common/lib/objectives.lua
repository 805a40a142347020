-- Which security objectives, as `o`, are live: neither reached, missed nor cancelled.
return { live = "(o.status IS NULL OR o.status NOT IN ('achieved', 'not_achieved', 'cancelled'))" }
