package io.github.abmrules.core.json;

import io.github.abmrules.core.account.Account;
import io.github.abmrules.core.rejection.InvalidFactException;
import io.github.abmrules.core.rejection.Problem;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of one {@link Account}. For a whole input see {@link AccountReader}. Thread-safe.
 *
 * <p>Reading skips unknown fields with all they contain and takes null as absent. Constants are read by their exact name;
 * instants have {@code Z} or an offset, or are bare dates, which mean the start of the day in a zone. A text is never taken
 * for a number, nor a number for a text. Every problem of a record is found, not only the first.
 */
public final class AccountJson {

    static final RecordFormat<Account> FORMAT = new RecordFormat<>(AccountShape.INSTANCE);

    private AccountJson() {}

    /**
     * Reads one account from a part of an array. Never throws: what is wrong is in the record.
     *
     * @param json UTF-8
     * @param offset where the account begins
     * @param length its length in bytes
     * @param index 0-based position of the record in its input
     * @param line physical line on which it begins, 1-based; null where the input has no lines
     * @param zone the zone of bare dates
     */
    public static ReadRecord<Account> read(
            byte[] json, int offset, int length, long index, @Nullable Long line, ZoneId zone) {
        return FORMAT.read(json, offset, length, index, line, zone);
    }

    /** Reads one account from a line. Never throws: what is wrong is in the record. */
    public static ReadRecord<Account> read(JsonLines.Line line, ZoneId zone) {
        return read(line.bytes(), line.offset(), line.length(), line.index(), line.line(), zone);
    }

    /**
     * Reads one account.
     *
     * @param zone the zone of bare dates
     * @throws InvalidFactException when anything is wrong with it; the message names every problem
     */
    public static Account read(String json, ZoneId zone) {
        ReadRecord<Account> record = FORMAT.read(json, zone);
        Account account = record.value();
        if (account != null) {
            return account;
        }
        InvalidFactException first = invalid(record.problems().get(0));
        String others = record.problems().stream()
                .skip(1)
                .map(problem -> "; " + invalid(problem).getMessage())
                .collect(Collectors.joining());
        throw new InvalidFactException(first.field(), first.value(), first.reason() + others);
    }

    private static InvalidFactException invalid(Problem problem) {
        String field = problem.field().isEmpty() ? "account" : problem.field();
        return new InvalidFactException(field, problem.value(), problem.message());
    }

    /** An account as compact JSON in UTF-8: every field in the order of the format, nulls written, empty lists as []. */
    public static byte[] write(Account account) {
        JsonText out = new JsonText();
        AccountText.write(out, account);
        return out.toBytes();
    }

    /** The bytes of an account to hash; see {@link CanonicalAccount}. */
    public static byte[] canonical(Account account) {
        return CanonicalAccount.of(account);
    }
}
