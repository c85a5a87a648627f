package io.github.abmrules.hubspot.webhook;

import io.github.abmrules.hubspot.crm.ObjectType;
import io.github.abmrules.hubspot.standing.OwnProperty;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes what HubSpot sends: checks the signature, leaves out repeats and the echo of the adapter's own writes, and says which
 * records changed. It calls nothing, so that the answer is there within HubSpot's five seconds; reading the records again is for
 * later. Thread-safe where its store is.
 */
public final class WebhookReceiver {

    private final SignatureVerifier verifier;
    private final DedupeStore seen;

    /** A receiver. */
    public WebhookReceiver(SignatureVerifier verifier, DedupeStore seen) {
        this.verifier = verifier;
        this.seen = seen;
    }

    /**
     * What came of a request.
     *
     * @param status what to answer: 200 also for what is ignored, 401 for a bad signature, 400 for a body that is no list
     * @param touched the records that changed
     * @param events how many events there were
     * @param ignored how many of them are repeats, echoes or about other records
     * @param reason why it was not taken; null when it was
     * @param identities the events that were taken
     */
    public record Receipt(
            int status,
            Set<Touched> touched,
            int events,
            int ignored,
            @Nullable String reason,
            List<String> identities) {

        /** Copies the records. */
        public Receipt {
            touched = Set.copyOf(touched);
            identities = List.copyOf(identities);
        }

        private static Receipt refused(int status, String reason) {
            return new Receipt(status, Set.of(), 0, 0, reason, List.of());
        }
    }

    /**
     * Takes a request.
     *
     * @param query what follows the question mark, as it was sent; null for none
     * @param body the bytes as they were sent
     * @param signature the header {@link SignatureVerifier#SIGNATURE_HEADER}
     * @param timestamp the header {@link SignatureVerifier#TIMESTAMP_HEADER}
     */
    public Receipt receive(
            String method,
            @Nullable String query,
            byte[] body,
            @Nullable String signature,
            @Nullable String timestamp) {
        SignatureVerifier.Verdict verdict = verifier.verify(method, query, body, signature, timestamp);
        if (verdict != SignatureVerifier.Verdict.VALID) {
            return Receipt.refused(401, "The signature is " + words(verdict) + ".");
        }
        List<WebhookEvent> events = WebhookEvents.read(body);
        if (events == null) {
            return Receipt.refused(400, "The body is no JSON array of events.");
        }
        Set<Touched> touched = new LinkedHashSet<>();
        List<String> taken = new ArrayList<>();
        for (WebhookEvent event : events) {
            Optional<ObjectType> type = typeOf(event);
            if (type.isPresent() && !isEcho(event) && seen.isFirst(event.identity())) {
                taken.add(event.identity());
                touched.add(new Touched(type.get(), event.objectId()));
            }
        }
        return new Receipt(200, touched, events.size(), events.size() - taken.size(), null, taken);
    }

    /**
     * Takes the events of a request back, because what they ask for could not be kept. The host then answers with an error, and
     * the repeat that HubSpot sends counts.
     */
    public void forget(Receipt receipt) {
        receipt.identities().forEach(seen::forget);
    }

    private static String words(SignatureVerifier.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A property that only the adapter writes, changed by a program. A person who decides a review is no echo. */
    static boolean isEcho(WebhookEvent event) {
        String property = event.propertyName();
        String source = event.changeSource();
        boolean written = property != null
                && OwnProperty.of(property).map(OwnProperty::isWritten).orElse(false);
        return written && source != null && (source.equals("INTEGRATION") || source.equals("API"));
    }

    /** Of which type the record is, when it is one that accounts are made of. */
    static Optional<ObjectType> typeOf(WebhookEvent event) {
        String typeId = event.objectTypeId();
        Optional<ObjectType> type = typeId != null
                ? ObjectType.ofTypeId(typeId)
                : switch (event.subscriptionType().replaceFirst("\\..*", "")) {
                    case "company" -> Optional.of(ObjectType.COMPANY);
                    case "contact" -> Optional.of(ObjectType.CONTACT);
                    case "deal" -> Optional.of(ObjectType.DEAL);
                    default -> Optional.<ObjectType>empty();
                };
        return type.filter(each -> each == ObjectType.COMPANY || each == ObjectType.CONTACT || each == ObjectType.DEAL);
    }
}
