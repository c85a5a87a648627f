package io.github.abmrules.quickstart;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.AccountReader;
import io.github.abmrules.core.json.AssignmentJson;
import io.github.abmrules.core.json.ReadRecord;
import io.github.abmrules.core.json.RejectionJson;
import io.github.abmrules.rules.AbmEngine;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

/** Accounts from JSON, decisions to JSON. A record that cannot be read is reported, and the next one follows. */
public final class ReadingJson {

    private ReadingJson() {}

    /** Reads {@code accounts.jsonl} and prints a line for each record: an assignment or what is wrong. */
    public static void main(String[] args) {
        InputStream in = Objects.requireNonNull(ReadingJson.class.getResourceAsStream("/accounts.jsonl"));
        // tag::json[]
        Instant asOf = Instant.parse("2026-06-30T00:00:00Z");
        try (AbmEngine engine = AbmEngine.create();
                AccountReader accounts = AccountReader.jsonLines(in, ZoneOffset.UTC)) {
            while (accounts.hasNext()) {
                ReadRecord<Account> record = accounts.next();
                if (record.value() != null) {
                    print(AssignmentJson.write(engine.decide(record.value(), asOf)));
                } else {
                    record.rejections().forEach(rejection -> print(RejectionJson.write(rejection)));
                }
            }
        }
        // end::json[]
    }

    private static void print(byte[] json) {
        System.out.writeBytes(json);
        System.out.println();
    }
}
