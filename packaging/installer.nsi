; The installer for Windows: for one user, without an administrator. `./envol package --windows` gives it
;   VERSION, STAGE (what is installed), OUT (the installer), KIB (size), SIDE (the picture of the last page), and REMOVE (a
;   file with a line for each file and folder of STAGE, so that the uninstaller takes away what came with it and nothing else).
; /S installs and uninstalls in silence, /D=FOLDER (last, without quotes) chooses the folder. Ends: 0 done, 1 left by the
; user, 2 refused.
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Envol"

Name "Envol"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Envol"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
BrandingText "Envol ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Envol"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "Envol"
VIAddVersionKey LegalCopyright "MIT OR Apache-2.0"

!define MUI_ICON "${STAGE}\envol.ico"
!define MUI_UNICON "${STAGE}\envol.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\envol.exe"
!define MUI_FINISHPAGE_RUN_TEXT "$(OPEN_IT)"
!define MUI_FINISHPAGE_SHOWREADME "$INSTDIR\À lire d'abord.html"
!define MUI_FINISHPAGE_SHOWREADME_TEXT "$(READ_IT)"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"

LangString OPEN_IT ${LANG_FRENCH} "Ouvrir Envol"
LangString OPEN_IT ${LANG_ENGLISH} "Open Envol"
LangString READ_IT ${LANG_FRENCH} "Lire « À lire d'abord »"
LangString READ_IT ${LANG_ENGLISH} "Read « À lire d'abord » (read this first)"
LangString KIOSK ${LANG_FRENCH} "Envol (borne)"
LangString KIOSK ${LANG_ENGLISH} "Envol (kiosk)"
LangString IS_OPEN ${LANG_FRENCH} "Envol est ouvert. Ferme-le, ainsi que sa page de relecture, puis recommence. Rien n'a été changé."
LangString IS_OPEN ${LANG_ENGLISH} "Envol is open. Close it, and its review page, then begin again. Nothing was changed."
LangString OLD_STAYS ${LANG_FRENCH} "La version qui est là n'a pas pu être enlevée. Rien n'a été installé."
LangString OLD_STAYS ${LANG_ENGLISH} "The version that is there could not be removed. Nothing was installed."
LangString NOT_WRITTEN ${LANG_FRENCH} "Tout n'a pas pu être écrit dans $INSTDIR. Vérifie la place sur le disque et l'antivirus, puis recommence."
LangString NOT_WRITTEN ${LANG_ENGLISH} "Not everything could be written in $INSTDIR. Check the room on the disk and the virus scanner, then begin again."
LangString DATA_TOO ${LANG_FRENCH} "Effacer aussi ce qui a été vécu, demandé et délivré sur cet ordinateur ? C'est dans $LOCALAPPDATA\Envol : séances, demandes, badges, et la page de relecture avec les clés de l'organisation. On ne pourra pas revenir en arrière. « Non » garde tout."
LangString DATA_TOO ${LANG_ENGLISH} "Also erase what was lived, asked for and issued on this computer? It is in $LOCALAPPDATA\Envol: sessions, requests, badges, and the review page with the organisation's keys. This cannot be undone. « No » keeps everything."
LangString DATA_SURE ${LANG_FRENCH} "Tout effacer pour de bon ?"
LangString DATA_SURE ${LANG_ENGLISH} "Erase everything for good?"

; Windows lets nobody write to a program that runs: what cannot be opened for writing is open.
!macro RefuseWhileOpen un
Function ${un}RefuseOpen
  Pop $1
  ${If} ${FileExists} "$INSTDIR\$1"
    ClearErrors
    FileOpen $0 "$INSTDIR\$1" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd

Function ${un}RefuseWhileOpen
  Push "envol-game.exe"
  Call ${un}RefuseOpen
  Push "issuer-bridge.exe"
  Call ${un}RefuseOpen
  Push "envol-author.exe"
  Call ${un}RefuseOpen
  Push "envol.exe"
  Call ${un}RefuseOpen
FunctionEnd
!macroend
!insertmacro RefuseWhileOpen ""
!insertmacro RefuseWhileOpen "un."

Section
  Call RefuseWhileOpen
  ; An older or a newer version goes first, by its own uninstaller: what it brought and this one does not would stay.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    ExecWait '"$INSTDIR\uninstall.exe" /S _?=$INSTDIR' $0
    ${If} $0 <> 0
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(OLD_STAYS)" /SD IDOK
      SetErrorLevel 2
      Quit
    ${EndIf}
  ${EndIf}
  SetOverwrite try
  ClearErrors
  SetOutPath "$INSTDIR"
  File /r "${STAGE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NOT_WRITTEN)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  CreateShortcut "$SMPROGRAMS\Envol.lnk" "$INSTDIR\envol.exe" "" "$INSTDIR\envol.ico"
  CreateShortcut "$SMPROGRAMS\$(KIOSK).lnk" "$INSTDIR\envol.exe" "play --kiosk" "$INSTDIR\envol.ico"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Envol"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\envol.ico"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Envol"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KIB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.RefuseWhileOpen
  !include "${REMOVE}"
  Delete "$INSTDIR\uninstall.exe"
  ; Not empty where somebody has put a situation or a venue.ron there: that stays.
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Envol.lnk"
  Delete "$SMPROGRAMS\Envol (borne).lnk"
  Delete "$SMPROGRAMS\Envol (kiosk).lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  ; Asked for twice, answered with « no » where nobody can be asked.
  ${If} ${FileExists} "$LOCALAPPDATA\Envol\*.*"
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(DATA_TOO)" /SD IDNO IDYES`
  ${AndIf} ${Cmd} `MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(DATA_SURE)" /SD IDNO IDYES`
    RMDir /r "$LOCALAPPDATA\Envol"
  ${EndIf}
SectionEnd
