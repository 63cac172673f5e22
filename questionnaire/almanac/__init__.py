"""What differs from Land to Land and ages: limits, levels, administrations, budget rules, lists."""
