package io.panelkeeper.core.panel;

/**
 * Why a panel could not be asked, or did not answer what was asked. The family is closed: every page, log line and REST answer can name
 * the cause and the next step (design §3). Texts live in the bundles under {@code failure.<code>} and {@code failure.<code>.advice}.
 *
 * <p>{@code evidence} is what we saw (a status, the first bytes, an exception's message), free of secrets, one line, at most 300
 * characters; never {@code null}, possibly empty.
 */
public sealed interface PanelFailure {

    /** Stable name: the key in bundles, database and REST. */
    String code();

    String evidence();

    /**
     * The failure that was kept as its code and evidence.
     *
     * @throws IllegalArgumentException for a code that no release of ours wrote
     */
    static PanelFailure of(String code, String evidence) {
        return switch (code) {
            case "unknown-host" -> new UnknownHost(evidence);
            case "unreachable" -> new Unreachable(evidence);
            case "address-denied" -> new AddressDenied(evidence);
            case "timed-out" -> new TimedOut(evidence);
            case "tls-refused" -> new TlsRefused(evidence);
            case "wrong-scheme" -> new WrongScheme(evidence);
            case "not-a-panel" -> new NotAPanel(evidence);
            case "wrong-base-path" -> new WrongBasePath(evidence);
            case "host-refused" -> new HostRefused(evidence);
            case "login-refused" -> new LoginRefused(evidence);
            case "second-factor-needed" -> new SecondFactorNeeded(evidence);
            case "session-lost" -> new SessionLost(evidence);
            case "not-permitted" -> new NotPermitted(evidence);
            case "not-supported" -> new NotSupported(evidence);
            case "not-ready" -> new NotReady(evidence);
            case "broken-answer" -> new BrokenAnswer(evidence);
            case "too-large" -> new TooLarge(evidence);
            case "interrupted" -> new Interrupted(evidence);
            case "portal-failed" -> new PortalFailed(evidence);
            default -> throw new IllegalArgumentException("No failure has the code " + code + ".");
        };
    }

    /** The host name has no address. */
    record UnknownHost(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "unknown-host";
        }
    }

    /** Nothing listens there, or the network says no. */
    record Unreachable(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "unreachable";
        }
    }

    /** The address is in a network that settings deny. */
    record AddressDenied(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "address-denied";
        }
    }

    /** No connection, or no complete answer, within the time we allow. */
    record TimedOut(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "timed-out";
        }
    }

    /** The certificate is expired, untrusted, for another name, or not the pinned one. */
    record TlsRefused(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "tls-refused";
        }
    }

    /** We spoke plain HTTP to a TLS port (wire contract §1.3), or TLS to a plain one. */
    record WrongScheme(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "wrong-scheme";
        }
    }

    /** Something answers, but it is no 3x-ui panel. */
    record NotAPanel(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "not-a-panel";
        }
    }

    /** 404 where the login page should be (wire contract §13.2). */
    record WrongBasePath(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "wrong-base-path";
        }
    }

    /** The panel serves another host name only: its {@code webDomain} (wire contract §1.5). */
    record HostRefused(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "host-refused";
        }
    }

    /** User name, password, second factor or token refused. No further attempt until a person acts (§14.12). */
    record LoginRefused(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "login-refused";
        }
    }

    /** The panel asks for a second factor and we hold none (§2.3). Nothing was sent, so nothing was counted. */
    record SecondFactorNeeded(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "second-factor-needed";
        }
    }

    /** The panel no longer knows our session, and the one new login did not help. */
    record SessionLost(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "session-lost";
        }
    }

    /** Signed in, but this token's scope does not allow the question (§3.5). */
    record NotPermitted(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "not-permitted";
        }
    }

    /** This release has no such route. */
    record NotSupported(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "not-supported";
        }
    }

    /** The panel has just (re)started, or Xray has, and it has nothing to tell yet (§4.2, §6.1). */
    record NotReady(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "not-ready";
        }
    }

    /** An answer that is not what the wire contract describes; the evidence says where. */
    record BrokenAnswer(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "broken-answer";
        }
    }

    /** The answer is longer than our limit. */
    record TooLarge(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "too-large";
        }
    }

    /** The connection ended in the middle of the answer. */
    record Interrupted(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "interrupted";
        }
    }

    /** We were not the ones to ask: the portal itself failed (key missing, shutting down). Never charged to the panel. */
    record PortalFailed(String evidence) implements PanelFailure {
        @Override
        public String code() {
            return "portal-failed";
        }
    }
}
