// OmegaT reads a glossary: prints each term with each translation it would offer, parted by a tab.
// Arguments: the glossary, an empty folder, the two languages.
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.List;
import org.omegat.core.Core;
import org.omegat.core.data.IProject;
import org.omegat.core.data.ProjectProperties;
import org.omegat.gui.glossary.GlossaryEntry;
import org.omegat.gui.glossary.GlossaryReaderTBX;
import org.omegat.gui.glossary.GlossaryReaderTSV;

public class OmegatGlossary {
    public static void main(String[] a) throws Exception {
        ProjectProperties properties = new ProjectProperties(new File(a[1]));
        properties.setSourceLanguage(a[2]);
        properties.setTargetLanguage(a[3]);
        Core.setProject((IProject) Proxy.newProxyInstance(OmegatGlossary.class.getClassLoader(),
            new Class<?>[] {IProject.class},
            (proxy, method, arguments) -> method.getName().equals("getProjectProperties") ? properties : null));
        File file = new File(a[0]);
        List<?> entries = a[0].endsWith(".tbx") ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false);
        for (Object one : entries) {
            GlossaryEntry entry = (GlossaryEntry) one;
            for (String target : entry.getLocTerms(false))
                System.out.println(entry.getSrcText() + "\t" + target);
        }
    }
}
