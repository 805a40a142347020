test "an asset" { rule = "owned", given = {}, expect = "conforming" }

test "an asset without an owner" { rule = "ownd", given = {}, expect = "nonconforming" }
