package io.github.abmrules.core.json;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.abmrules.core.account.Account;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class LibraryBoundaryTest {

    private static final String JACKSON = "com.fasterxml..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.abmrules.core");

    @Test
    void jacksonStaysInThisPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.github.abmrules.core.json")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JACKSON)
                .because("hosts bring another version of it, or none")
                .check(CLASSES);
    }

    @Test
    void noPublicSignatureNamesJackson() {
        for (JavaClass type : CLASSES) {
            if (type.getModifiers().contains(JavaModifier.PUBLIC)) {
                for (JavaMember member : type.getMembers()) {
                    if (member.getModifiers().contains(JavaModifier.PUBLIC)) {
                        assertThat(member.getAllInvolvedRawTypes())
                                .as(member.getFullName())
                                .noneMatch(it -> it.getPackageName().startsWith("com.fasterxml"));
                    }
                }
            }
        }
    }

    @Test
    void writingNeedsNoJackson() throws Exception {
        URL classes = Account.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> alone.loadClass("com.fasterxml.jackson.core.JsonFactory"))
                    .isInstanceOf(ClassNotFoundException.class);
            Object account = account(alone);

            assertThat(bytes(alone, "CanonicalAccount", "of", account))
                    .isEqualTo("{\"account_id\":\"a\",\"icp_tier\":\"A\"}");
            assertThat(bytes(alone, "AccountJson", "write", account)).startsWith("{\"account_id\":\"a\",");
            assertThat(bytes(alone, "AccountJson", "canonical", account)).startsWith("{\"account_id\":\"a\",");
        }
    }

    private static Object account(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> tier = loader.loadClass("io.github.abmrules.core.fit.IcpTier");
        Object builder = loader.loadClass("io.github.abmrules.core.account.Account")
                .getMethod("builder", String.class)
                .invoke(null, "a");
        builder.getClass().getMethod("icpTier", tier).invoke(builder, tier.getEnumConstants()[0]);
        return builder.getClass().getMethod("build").invoke(builder);
    }

    private static String bytes(ClassLoader loader, String type, String method, Object account)
            throws ReflectiveOperationException {
        try {
            return new String(
                    (byte[]) loader.loadClass("io.github.abmrules.core.json." + type)
                            .getMethod(method, account.getClass())
                            .invoke(null, account),
                    UTF_8);
        } catch (InvocationTargetException e) {
            throw new AssertionError(type + "." + method + " needs what is not there", e.getCause());
        }
    }
}
