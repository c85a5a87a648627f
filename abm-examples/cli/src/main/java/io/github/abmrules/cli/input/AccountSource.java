package io.github.abmrules.cli.input;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.json.AccountJson;
import io.github.abmrules.core.json.AccountReader;
import io.github.abmrules.core.json.JsonLines;
import io.github.abmrules.core.json.ReadRecord;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;

/** The accounts of an input, in its order. Belongs to one thread; what it gives may go to others. */
public interface AccountSource extends Iterator<RawAccount> {

    /** Whether the end of the input may still show that the input as a whole cannot be used. */
    default boolean maybeUnusable() {
        return false;
    }

    /** Accounts of a jsonl input. */
    static AccountSource jsonLines(Input input, ZoneId zone) {
        JsonLines lines = new JsonLines(input.stream());
        return new AccountSource() {
            @Override
            public boolean hasNext() {
                return lines.hasNext();
            }

            @Override
            public RawAccount next() {
                return new JsonLine(lines.next(), zone);
            }
        };
    }

    /** Accounts of a JSON document. */
    static AccountSource json(Input input, ZoneId zone) {
        AccountReader reader = AccountReader.jsonArray(input.stream(), zone);
        return new AccountSource() {
            @Override
            public boolean hasNext() {
                return reader.hasNext();
            }

            @Override
            public RawAccount next() {
                return new Element(reader.next());
            }

            @Override
            public boolean maybeUnusable() {
                return true;
            }
        };
    }

    /** A line of jsonl. */
    record JsonLine(JsonLines.Line line, ZoneId zone) implements RawAccount {
        @Override
        public ReadAccount read() {
            return new ReadAccount(AccountJson.read(line, zone), List.of());
        }

        @Override
        public int size() {
            return line.length();
        }
    }

    /** An element of a JSON list, which is parsed already. */
    record Element(ReadRecord<Account> record) implements RawAccount {
        private static final int USUAL_SIZE = 1 << 10;

        @Override
        public ReadAccount read() {
            return new ReadAccount(record, List.of());
        }

        @Override
        public int size() {
            return USUAL_SIZE;
        }
    }
}
