### Microsoft's codes: .cause says what it means, .fix what to do.
