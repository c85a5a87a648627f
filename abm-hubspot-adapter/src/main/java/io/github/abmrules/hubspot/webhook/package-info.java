/** Webhooks: {@link io.github.abmrules.hubspot.webhook.WebhookReceiver} checks a request and says which companies to look at again. */
@NullMarked
package io.github.abmrules.hubspot.webhook;

import org.jspecify.annotations.NullMarked;
