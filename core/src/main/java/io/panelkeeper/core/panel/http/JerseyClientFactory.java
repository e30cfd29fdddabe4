package io.panelkeeper.core.panel.http;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.cookie.StandardCookieSpec;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.ClientRequest;
import org.glassfish.jersey.client.RequestEntityProcessing;

/**
 * The only place that builds a client: every default of the layers below that would harm a panel is switched off here.
 */
final class JerseyClientFactory {

    /**
     * Jersey's own name for the request in the connector's context; an internal, guarded by the tests of pins and
     * deadlines.
     */
    private static final String JERSEY_REQUEST = "JerseyRequestAttribute";

    private JerseyClientFactory() {
    }

    static PoolingHttpClientConnectionManager connections(PanelClientSettings settings) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new DenyingDns(settings.deniedNetworks()))
                .setTlsSocketStrategy(new TrustedTls())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(settings.connectTimeout()))
                        .setSocketTimeout(Timeout.of(settings.answerTimeout()))
                        // Below the 60 s of common reverse proxies and a panel's own 120 s, above the usual poll
                        // period.
                        .setValidateAfterInactivity(TimeValue.ofSeconds(50))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build())
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(Http1Config.custom()
                                .setMaxLineLength(16 * 1024)
                                .setMaxHeaderCount(200)
                                .setMaxEmptyLineCount(4)
                                .build())
                        .build())
                // Many panels may share one address behind a reverse proxy; one that hangs must not take the others'
                // connections.
                .setMaxConnPerRoute(settings.maxConnections())
                .setMaxConnTotal(settings.maxConnections())
                .build();
    }

    static Client client(PanelClientSettings settings, HttpClientConnectionManager connections) {
        ClientConfig config = new ClientConfig()
                .connectorProvider(new Apache5ConnectorProvider())
                .property(Apache5ClientProperties.CONNECTION_MANAGER, connections)
                .property(Apache5ClientProperties.DISABLE_COOKIES, true)
                .property(Apache5ClientProperties.REQUEST_CONFIG, RequestConfig.custom()
                        .setCookieSpec(StandardCookieSpec.IGNORE)
                        .setRedirectsEnabled(false)
                        .setConnectionRequestTimeout(Timeout.of(settings.answerTimeout()))
                        .setResponseTimeout(Timeout.of(settings.answerTimeout()))
                        .build())
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
                // A POST without a body is what the panel's API wants (wire contract §4.1).
                .property(ClientProperties.SUPPRESS_HTTP_COMPLIANCE_VALIDATION, true)
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .register((Apache5HttpClientBuilderConfigurator) builder -> builder
                        .disableAutomaticRetries()
                        .disableContentCompression()
                        .disableAuthCaching()
                        .addExecInterceptorFirst("panelkeeper", JerseyClientFactory::execute));
        return ClientBuilder.newClient(config);
    }

    private static ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Exchange exchange = exchange(scope.clientContext);
        // Kept connections are told apart by this, so that one made under another trust is never used.
        scope.clientContext.setUserToken(exchange.request().tls());
        exchange.runs((Cancellable) scope.originalRequest);
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (response.getVersion() != null && response.getVersion().lessEquals(HttpVersion.HTTP_0_9)) {
            response.close();
            throw new Failures.PlainAnswerFromTlsException();
        }
        return response;
    }

    static Exchange exchange(HttpContext context) {
        return (Exchange) ((ClientRequest) context.getAttribute(JERSEY_REQUEST)).getProperty(Exchange.PROPERTY);
    }
}
