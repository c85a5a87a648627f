package io.github.abmrules.rules.reference;

/**
 * The figures on which a decision rests, by section of the contract.
 *
 * @param visitWindowDays 2.2: days for which a visit or an ad click is live
 * @param signalWindowMonths 2.2: months for which any other signal is live
 * @param triggerWindowMonths 2: months for which a trigger without an end is live
 * @param engagedContactsMinimum 2, 4, 6: engaged contacts that make an account multi-contact
 * @param committeeMembersMinimum 4: engaged committee members that prove a validated need
 * @param promotionEventWindowMonths 4.5: months for which a promotion event is live
 * @param anyRecentVisitPromotes 4.1: whether a plain visit promotes as well
 * @param stalledAfterDays 5.4: days without activity after which a deal is stalled
 * @param noEngagementMonths 5.6: months without engagement after which an account is disengaged
 * @param customersLeaveClustering 5.10: whether customers are taken out of the clusters
 * @param activeFocusCapacity 6: accounts that Active Focus can hold without a check
 * @param reviewExpiresAfterDays 6.3: days after which a pending review is void
 * @param tierAFrom 12: lowest score of tier A
 * @param tierBFrom 12: lowest score of tier B
 * @param tierCFrom 12: lowest score of tier C
 * @param tierDFrom 12: lowest score of tier D
 */
public record ReferenceParameters(
        int visitWindowDays,
        int signalWindowMonths,
        int triggerWindowMonths,
        int engagedContactsMinimum,
        int committeeMembersMinimum,
        int promotionEventWindowMonths,
        boolean anyRecentVisitPromotes,
        int stalledAfterDays,
        int noEngagementMonths,
        boolean customersLeaveClustering,
        int activeFocusCapacity,
        int reviewExpiresAfterDays,
        int tierAFrom,
        int tierBFrom,
        int tierCFrom,
        int tierDFrom) {

    /** The figures that the contract ships. */
    public static ReferenceParameters defaults() {
        return new ReferenceParameters(30, 6, 6, 2, 2, 6, false, 30, 6, true, 30, 30, 80, 60, 40, 20);
    }

    /** These figures with the looser or the stricter reading of visits. */
    public ReferenceParameters withAnyRecentVisitPromotes(boolean value) {
        return new ReferenceParameters(
                visitWindowDays,
                signalWindowMonths,
                triggerWindowMonths,
                engagedContactsMinimum,
                committeeMembersMinimum,
                promotionEventWindowMonths,
                value,
                stalledAfterDays,
                noEngagementMonths,
                customersLeaveClustering,
                activeFocusCapacity,
                reviewExpiresAfterDays,
                tierAFrom,
                tierBFrom,
                tierCFrom,
                tierDFrom);
    }

    /** These figures with customers taken out of the clusters, or left in. */
    public ReferenceParameters withCustomersLeaveClustering(boolean value) {
        return new ReferenceParameters(
                visitWindowDays,
                signalWindowMonths,
                triggerWindowMonths,
                engagedContactsMinimum,
                committeeMembersMinimum,
                promotionEventWindowMonths,
                anyRecentVisitPromotes,
                stalledAfterDays,
                noEngagementMonths,
                value,
                activeFocusCapacity,
                reviewExpiresAfterDays,
                tierAFrom,
                tierBFrom,
                tierCFrom,
                tierDFrom);
    }
}
