package io.panelkeeper.core.panel;

/** How we prove to a panel who we are. Never logged: {@code toString} hides every secret. */
public sealed interface Credentials {

    /** User name and password, as a person signs in. */
    record Password(String username, String password, SecondFactor secondFactor) implements Credentials {
        @Override
        public String toString() {
            return "Password[" + username + ", •••]";
        }
    }

    /** A bearer token; exists from 3.0.0 on (wire contract §3). */
    record Token(String value) implements Credentials {
        @Override
        public String toString() {
            return "Token[•••]";
        }
    }

    /** What a panel may ask for beside the password (wire contract §2.1). */
    sealed interface SecondFactor {
        SecondFactor NONE = new None();

        record None() implements SecondFactor {
        }

        /** The TOTP seed in Base32: codes are computed when they are needed; 2.6.0 and newer. */
        record TotpSeed(String base32) implements SecondFactor {
            @Override
            public String toString() {
                return "TotpSeed[•••]";
            }
        }

        /** The fixed secret of releases up to 2.5.8. */
        record LoginSecret(String value) implements SecondFactor {
            @Override
            public String toString() {
                return "LoginSecret[•••]";
            }
        }
    }
}
