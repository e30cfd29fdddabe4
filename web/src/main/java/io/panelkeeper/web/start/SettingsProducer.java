package io.panelkeeper.web.start;

import io.panelkeeper.web.config.InvalidSettingsException;
import io.panelkeeper.web.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Makes the {@link Settings} injectable. */
@ApplicationScoped
class SettingsProducer {

    /** @throws InvalidSettingsException if one is wrong; asked for at start, so the deployment fails */
    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        List<String> names = new ArrayList<>();
        config.getPropertyNames().forEach(names::add);
        for (String unknown : Settings.unknown(names)) {
            System.getLogger(SettingsProducer.class.getName()).log(System.Logger.Level.WARNING,
                    "There is no setting {0}; is it misspelt? The README lists all.", unknown);
        }
        return Settings.from(setting -> config.getOptionalValue(setting.key(), String.class));
    }
}
