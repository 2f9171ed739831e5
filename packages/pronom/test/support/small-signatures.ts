import { compileSignatures } from '../../src/index.ts';

/** A few formats, in the form of a DROID signature file; written for these tests. */
export const SMALL_DROID_FILE = `<?xml version="1.0" encoding="UTF-8"?>
<FFSignatureFile DateCreated="2024-01-01T00:00:00" Version="7" xmlns="http://www.nationalarchives.gov.uk/pronom/SignatureFile">
  <InternalSignatureCollection>
    <InternalSignature ID="1" Specificity="Specific">
      <ByteSequence Reference="BOFoffset">
        <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="0"><Sequence>255044462D312E34</Sequence>
          <DefaultShift>9</DefaultShift><Shift Byte="25">8</Shift></SubSequence>
      </ByteSequence>
      <ByteSequence Reference="EOFoffset">
        <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="1024"><Sequence>2525454F46</Sequence></SubSequence>
      </ByteSequence>
    </InternalSignature>
    <InternalSignature ID="2" Specificity="Specific">
      <ByteSequence Reference="BOFoffset">
        <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="0"><Sequence>255044462D312E</Sequence></SubSequence>
      </ByteSequence>
      <ByteSequence>
        <SubSequence Position="1" SubSeqMinOffset="0"><Sequence>7064666169643A70617274</Sequence>
          <RightFragment MinOffset="1" MaxOffset="4" Position="1">31</RightFragment>
          <RightFragment MinOffset="1" MaxOffset="4" Position="1">32</RightFragment>
        </SubSequence>
      </ByteSequence>
    </InternalSignature>
    <InternalSignature ID="3"><ByteSequence Reference="BOFoffset">
      <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="4"><Sequence>504B0304</Sequence></SubSequence>
    </ByteSequence></InternalSignature>
    <InternalSignature ID="4"><ByteSequence Reference="BOFoffset">
      <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="0"><Sequence>D0CF11E0A1B11AE1</Sequence></SubSequence>
    </ByteSequence></InternalSignature>
    <InternalSignature ID="5"><ByteSequence Reference="BOFoffset">
      <SubSequence Position="1" SubSeqMinOffset="32768" SubSeqMaxOffset="65536"><Sequence>4344303031</Sequence></SubSequence>
    </ByteSequence></InternalSignature>
    <InternalSignature ID="99"><ByteSequence Reference="BOFoffset">
      <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="0"><Sequence>00</Sequence></SubSequence>
    </ByteSequence></InternalSignature>
  </InternalSignatureCollection>
  <FileFormatCollection>
    <FileFormat ID="10" PUID="fmt/18" Name="Portable Document Format" Version="1.4" MIMEType="application/pdf">
      <InternalSignatureID>1</InternalSignatureID><Extension>pdf</Extension>
    </FileFormat>
    <FileFormat ID="11" PUID="fmt/95" Name="PDF for archives" Version="1a" MIMEType="application/pdf">
      <InternalSignatureID>2</InternalSignatureID><Extension>PDF</Extension>
      <HasPriorityOverFileFormatID>10</HasPriorityOverFileFormatID>
    </FileFormat>
    <FileFormat ID="12" PUID="x-fmt/263" Name="ZIP" MIMEType="application/zip">
      <InternalSignatureID>3</InternalSignatureID><Extension>zip</Extension>
    </FileFormat>
    <FileFormat ID="13" PUID="fmt/111" Name="OLE2"><InternalSignatureID>4</InternalSignatureID></FileFormat>
    <FileFormat ID="14" PUID="fmt/412" Name="Word OOXML" MIMEType="application/msword, application/vnd.x">
      <Extension>docx</Extension>
    </FileFormat>
    <FileFormat ID="15" PUID="fmt/40" Name="Word 97"><Extension>doc</Extension></FileFormat>
    <FileFormat ID="16" PUID="x-fmt/111" Name="Plain text"><Extension>txt</Extension></FileFormat>
    <FileFormat ID="17" PUID="x-fmt/18" Name="CSV"><Extension>csv</Extension></FileFormat>
    <FileFormat ID="18" PUID="fmt/101" Name="XML"><Extension>xml</Extension></FileFormat>
    <FileFormat ID="19" PUID="fmt/468" Name="Disk image"><InternalSignatureID>5</InternalSignatureID>
      <Extension>iso</Extension></FileFormat>
  </FileFormatCollection>
</FFSignatureFile>`;

export const SMALL_CONTAINER_FILE = `<?xml version="1.0"?>
<ContainerSignatureMapping schemaVersion="1.0" signatureVersion="3">
  <ContainerSignatures>
    <ContainerSignature Id="1030" ContainerType="ZIP"><Description>Word OOXML</Description><Files>
      <File><Path>[Content_Types].xml</Path><BinarySignatures><InternalSignatureCollection>
        <InternalSignature ID="302"><ByteSequence Reference="BOFoffset">
          <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="4096"><Sequence>'wordprocessingml.' ('document'|'template') ['.'-'/']</Sequence></SubSequence>
        </ByteSequence></InternalSignature>
      </InternalSignatureCollection></BinarySignatures></File>
      <File><Path>word/document.xml</Path></File>
    </Files></ContainerSignature>
    <ContainerSignature Id="1020" ContainerType="OLE2"><Description>Word 97</Description><Files>
      <File><Path>WordDocument</Path></File>
      <File><Path>CompObj</Path><BinarySignatures><InternalSignatureCollection>
        <InternalSignature ID="300"><ByteSequence Reference="BOFoffset">
          <SubSequence Position="1" SubSeqMinOffset="40" SubSeqMaxOffset="1024"><Sequence>10 00 00 00 'Word.Document.8' 00</Sequence></SubSequence>
        </ByteSequence></InternalSignature>
      </InternalSignatureCollection></BinarySignatures></File>
    </Files></ContainerSignature>
    <ContainerSignature Id="5000" ContainerType="OLE2"><Description>Inside a storage, at the end</Description><Files>
      <File><Path>Store/Page</Path><BinarySignatures><InternalSignatureCollection>
        <InternalSignature ID="301"><ByteSequence Reference="EOFoffset">
          <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="16"><Sequence>'EODF'</Sequence></SubSequence>
        </ByteSequence></InternalSignature>
      </InternalSignatureCollection></BinarySignatures></File>
    </Files></ContainerSignature>
  </ContainerSignatures>
  <FileFormatMappings>
    <FileFormatMapping signatureId="1030" Puid="fmt/412"/>
    <FileFormatMapping signatureId="1020" Puid="fmt/40"/>
    <FileFormatMapping signatureId="5000" Puid="fmt/9999"/>
  </FileFormatMappings>
  <TriggerPuids>
    <TriggerPuid ContainerType="OLE2" Puid="fmt/111"/>
    <TriggerPuid ContainerType="ZIP" Puid="x-fmt/263"/>
  </TriggerPuids>
</ContainerSignatureMapping>`;

export const smallSignatures = () => compileSignatures(SMALL_DROID_FILE, SMALL_CONTAINER_FILE);

export const ascii = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));
