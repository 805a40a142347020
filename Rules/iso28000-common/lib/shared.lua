-- A judgement that several packs make: the body of a rule, to which each pack adds requirement and title, and what it says otherwise.
return function(body)
  return function(own)
    for key, value in pairs(body) do
      if own[key] == nil then own[key] = value end
    end
    return own
  end
end
