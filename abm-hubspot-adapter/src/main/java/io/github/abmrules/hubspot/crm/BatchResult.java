package io.github.abmrules.hubspot.crm;

import java.util.List;
import java.util.Set;

/**
 * What came of a batch, whatever its status was.
 *
 * @param objects the records that came back
 * @param missing ids that were asked for, did not come back and have no error: the records do not exist
 * @param errors records that were not taken
 */
public record BatchResult(List<CrmObject> objects, Set<String> missing, List<RecordError> errors) {

    /** Copies all. */
    public BatchResult {
        objects = List.copyOf(objects);
        missing = Set.copyOf(missing);
        errors = List.copyOf(errors);
    }
}
