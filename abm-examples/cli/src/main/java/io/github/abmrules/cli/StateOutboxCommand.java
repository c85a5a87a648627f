package io.github.abmrules.cli;

import io.github.abmrules.cli.input.UnusableException;
import io.github.abmrules.cli.output.AnswerLayout;
import io.github.abmrules.core.port.file.DeliveryFolder;
import io.github.abmrules.core.store.Courier;
import io.github.abmrules.core.store.DeliveryStatus;
import io.github.abmrules.core.store.StateStore;
import io.github.abmrules.core.store.StoredDelivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code abm state outbox}. */
@Command(
        name = "outbox",
        description =
                "Lists what the CRM is to be told; with --deliver, sends it to a folder in the place of a CRM; with --replay, lets a parked delivery be sent again.",
        footer = {"", "Exit status: " + StateCommand.STATUS, "", "Example:", "  abm state outbox --status parked"})
final class StateOutboxCommand implements Callable<Integer> {
    private final Shell shell;

    @Mixin
    private final StoredListOptions options = new StoredListOptions();

    @Option(
            names = "--status",
            paramLabel = "waiting|delivered|parked",
            description = "Only those that stand so. Default: waiting.")
    private String status = "waiting";

    @Option(names = "--account", paramLabel = "ID", description = "Only those of an account.")
    private @Nullable String account;

    @Option(names = "--limit", paramLabel = "N", description = "How many at most. Default: 1000.")
    private int limit = 1_000;

    @Option(
            names = "--deliver",
            paramLabel = "DIR",
            description =
                    "Sends what may be sent, to notes.jsonl, tasks.jsonl and properties.jsonl in a folder, and lists"
                            + " what was not taken.")
    private @Nullable Path deliver;

    @Option(
            names = "--replay",
            paramLabel = "KEY",
            description = "Lets the parked delivery with this key be sent again.")
    private @Nullable String replay;

    StateOutboxCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        Instant asOf = options.asOf(shell);
        DeliveryStatus wanted = OptionValues.constant("--status", status, DeliveryStatus.class, "waiting");
        if (deliver != null && !Files.isDirectory(deliver)) {
            throw new UnusableException("--deliver: there is no folder " + deliver + ". Maybe make it first?");
        }
        StateStore store = options.open();
        if (replay != null && !Courier.replay(store, replay, asOf)) {
            throw new UnusableException("--replay \"" + replay
                    + "\": no delivery is parked under this key. Maybe look at \"abm state outbox --status parked\"?");
        }
        if (deliver != null) {
            return write(sent(store, deliver, asOf), asOf);
        }
        return write(store.deliveries(wanted, null, account, limit), asOf);
    }

    private List<StoredDelivery> sent(StateStore store, Path folder, Instant asOf) {
        DeliveryFolder sinks = new DeliveryFolder(folder);
        Courier.Round round = new Courier(store, sinks.notes(), sinks.tasks(), sinks.properties()).deliver(asOf, limit);
        shell.say(round.delivered() + " delivered, " + round.waiting().size() + " wait for another time, "
                + round.parked().size() + " parked");
        return Stream.concat(round.waiting().stream(), round.parked().stream()).toList();
    }

    private int write(List<StoredDelivery> deliveries, Instant asOf) {
        AnswerLayout<StoredDelivery> layout = AnswerLayout.<StoredDelivery>rows()
                .column("ACCOUNT", 20, StoredDelivery::accountId)
                .column("KIND", 10, StoredDelivery::kind)
                .column("STATUS", 9, StoredDelivery::status)
                .column("SENT", 4, StoredDelivery::attempts)
                .column("KEY", 40, StoredDelivery::key)
                .below(
                        "reason",
                        each -> each.reason() == null ? List.of() : List.of(Objects.requireNonNull(each.reason())));
        return options.write(shell, "deliveries", layout, deliveries, StoredDelivery.class, asOf);
    }
}
