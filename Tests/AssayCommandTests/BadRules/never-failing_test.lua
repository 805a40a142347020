test "an owned asset" { rule = "owned", given = {}, expect = "conforming" }
