package io.github.abmrules.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What depends on what. */
class ArchitectureTest {
    private static final String[] LIBRARIES = {
        "org.drools..", "org.kie..", "com.fasterxml..", "org.snakeyaml..", "org.slf4j..", "org.mvel2.."
    };
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() {
        classes = new ClassFileImporter()
                .importUrl(AbmEngine.class.getProtectionDomain().getCodeSource().getLocation());
        assertThat(classes).isNotEmpty();
    }

    @Test
    void onlyInternalPackagesKnowDrools() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..internal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.mvel2..")
                .because("hosts bring their own sessions, and records know no engine")
                .check(classes);
    }

    @Test
    void onlyInternalPackagesAndVerbsKnowKie() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..internal..")
                .and()
                .haveSimpleNameNotEndingWith("Verbs")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.kie..")
                .check(classes);
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Verbs")
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.kie..")
                        .and(DescribedPredicate.not(resideInAnyPackage("org.kie.api.."))))
                .because("a right-hand side hands the rule in, which is of the public API of KIE")
                .check(classes);
    }

    @Test
    void onlyYamlKnowsItsReader() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..yaml..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(classes);
    }

    @Test
    void onlyThePackageForTestsKnowsJUnit() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..scenario.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.opentest4j..")
                .because("hosts run without JUnit")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackage("..scenario.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..scenario.junit..")
                .because("what depends on it would need JUnit as well")
                .check(classes);
    }

    @Test
    void onlyThePackageForMetricsKnowsMicrometer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..rules.micrometer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.micrometer..", "..rules.micrometer..")
                .because("hosts run without Micrometer")
                .check(classes);
    }

    @Test
    void nothingKnowsJackson() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .because("JSON is an affair of the core")
                .check(classes);
    }

    @Test
    void signaturesShowNoLibrary() {
        DescribedPredicate<JavaClass> library = resideInAnyPackage(LIBRARIES);
        assertThat(signatures(library))
                .isNotEmpty()
                .allMatch(
                        shown -> shown.contains("Verbs.") && shown.endsWith(" shows org.kie.api.definition.rule.Rule"));
    }

    @Test
    void signaturesShowNothingInternal() {
        assertThat(signatures(resideInAnyPackage("..internal.."))).isEmpty();
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.github.abmrules.rules.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void nothingReadsTheClockOrTheZoneOfTheMachine() {
        // What stops slow rules measures how long they work, and says no instant.
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.github.abmrules.rules.internal.Deadline")
                .and()
                // It tells listeners how long an evaluation took, which no decision can read.
                .doNotHaveSimpleName("Audience")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .callMethodWhere(describe(
                        "it reads the clock or the zone",
                        call -> call.getTarget().getName().matches("now|systemDefault|currentTimeMillis|nanoTime")
                                && call.getTargetOwner().getPackageName().startsWith("java.")))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .because("the instant of a decision is an argument")
                .check(classes);
    }

    @Test
    void nothingPrints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void packagesAreNamedForWhatTheyHold() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..utils..",
                        "..helper..",
                        "..helpers..",
                        "..common..",
                        "..impl..",
                        "..dto..",
                        "..misc..",
                        "..base..")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(classes);
    }

    /** Where the public types outside internal packages show a type in what they extend, offer or hold. */
    private static Set<String> signatures(DescribedPredicate<JavaClass> shown) {
        Set<String> found = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.getPackageName().contains(".internal") || !isPublic(type)) {
                continue;
            }
            Stream.concat(type.getRawInterfaces().stream(), type.getRawSuperclass().stream())
                    .filter(shown)
                    .forEach(other -> found.add(type.getName() + " is a " + other.getName()));
            Stream.of(type.getFields(), type.getMethods(), type.getConstructors())
                    .flatMap(Set::stream)
                    .filter(ArchitectureTest::isOpen)
                    .forEach(member -> member.getAllInvolvedRawTypes().stream()
                            .filter(shown)
                            .forEach(other -> found.add(member.getFullName() + " shows " + other.getName())));
        }
        return found;
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    private static boolean isOpen(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }
}
